// Runs before the page is drawn: says that scripts work, and sets the colours the reader chose.
import { chosen, show } from "./colour_scheme.mjs";

document.documentElement.classList.replace("no-js", "js");
show(chosen());
