// What every page does: its menu, its search, its colours and its print.
import { home } from "../base/home.mjs";
import { startHere } from "../links/stage_link.mjs";
import { startMenu } from "./menu.mjs";
import { startOffline } from "../offline/page.mjs";
import { startPrint } from "./print.mjs";
import { startSchemeChoice } from "./colour_scheme_buttons.mjs";
import { startSearch } from "./search_dialog.mjs";

startMenu();
startSearch();
startSchemeChoice();
startPrint();
startHere();
startOffline(home);
