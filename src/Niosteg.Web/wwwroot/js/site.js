// Everything here only adds to pages that already work. One entry, a few small modules, no framework.
window.dsWarnings = false;
await import("../lib/designsystemet-web/error-summary/error-summary.js");
await import("../lib/designsystemet-web/clickdelegatefor/clickdelegatefor.js");
import "./theme.js";
import "./print.js";
import "./copy.js";
import "./drop.js";
import "./autosave.js";
import "./keep.js";
import "./notes.js";
import "./waits.js";
import "./picture.js";
import "./search.js";
import "./arrows.js";
import "./refresh.js";
import "./similar.js";
import "./password.js";
import "./passkey.js";
