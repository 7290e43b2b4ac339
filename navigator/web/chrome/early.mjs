// Runs before the page is drawn: says that scripts work, sets the colours the reader chose, and takes over the days that were
// given on the page before.
import { takeOver } from "../base/handed_over.mjs";
import { chosen, show } from "./colour_scheme.mjs";

document.documentElement.classList.replace("no-js", "js");
show(chosen());
takeOver();
