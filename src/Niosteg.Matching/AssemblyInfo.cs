[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Niosteg.Tests")]
