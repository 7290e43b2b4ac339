// What every page does: its menu, its search, its colours and its print.
import { startMenu } from "./menu.mjs";
import { startPrint } from "./print.mjs";
import { startSchemeChoice } from "./scheme_choice.mjs";
import { startSearch } from "./search_dialog.mjs";

startMenu();
startSearch();
startSchemeChoice();
startPrint();
