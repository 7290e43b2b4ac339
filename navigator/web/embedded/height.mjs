// A page for a frame tells the page around it how high it is, so that it needs no scroll bar of its own.
import { isFramed } from "../base/home.mjs";
import { embedded, onHost, tellHost } from "./around.mjs";

export function reportHeight() {
  const page = embedded();
  if (!page || !isFramed()) return;
  let told = 0;
  const tell = (asks) => {
    const height = Math.ceil(page.getBoundingClientRect().height);
    if (height === told && asks === undefined) return;
    told = height;
    tellHost({ height, ...(asks && { asks }) });
  };
  if (window.ResizeObserver) new ResizeObserver(() => tell()).observe(page);
  addEventListener("load", () => tell());
  onHost(({ asks }) => asks && tell(false));
  tell(true);
}
