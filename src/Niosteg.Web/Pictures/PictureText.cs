namespace Niosteg.Web.Pictures;
internal static class PictureText;
