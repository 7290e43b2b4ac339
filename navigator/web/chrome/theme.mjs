// What every page does: its menu, its search, its colours and its print.
import { home, isFramed } from "../base/home.mjs";
import { showFor, whenParsed } from "../base/waiting.mjs";
import { offerInFull } from "../embedded/framed.mjs";
import { reportHeight } from "../embedded/height.mjs";
import { openLinksInFull } from "../embedded/links.mjs";
import { startHere } from "../links/stage_link.mjs";
import { startOffline } from "../offline/page.mjs";
import { startSchemeChoice } from "./colour_scheme_buttons.mjs";
import { startCopyLinks } from "./copy_link.mjs";
import { startFolds } from "./folds.mjs";
import { startMenu } from "./menu.mjs";
import { startNewer } from "../newest/newer.mjs";
import { watchStart } from "./not_started.mjs";
import { startPrint } from "./print.mjs";
import { startSearch } from "../search/search_dialog.mjs";

whenParsed(() => {
  showFor({ scripts: true });
  offerInFull();
  openLinksInFull();
  reportHeight();
  startMenu();
  startSearch();
  startSchemeChoice();
  startPrint();
  startFolds();
  startCopyLinks();
  startHere();
  startNewer(home);
  watchStart();
  // Inside another website a browser keeps each site apart, if it keeps anything: the copy there would be of use to nobody.
  if (!isFramed()) startOffline(home);
  document.documentElement.dataset.ready = "";
  document.documentElement.classList.remove("no-frame");
});
