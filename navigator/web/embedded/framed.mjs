// An ordinary page that another website shows in a frame, which only a host that sends no headers lets happen: it offers itself
// in full.
import { isFramed } from "../base/home.mjs";
import { embedded } from "./around.mjs";
import { openInFull } from "./links.mjs";

export function offerInFull() {
  const box = document.getElementById("nav-framed");
  if (!box || embedded() || !isFramed()) return;
  const link = box.querySelector("a");
  const aim = () => (link.href = location.href);
  aim();
  addEventListener("hashchange", aim);
  link.addEventListener("click", (event) => openInFull(event, link));
  box.hidden = false;
}
