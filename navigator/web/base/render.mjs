// Fills the markup that the build put into the page's <template> elements. Data goes in as text only, never as markup.
//
//   data-text="name"            the element's text; an element whose text is missing is left out
//   data-if="name"              left out when there is no such value (or an empty one)
//   data-set="href:link id:id"  attributes; one whose value is missing is left out
//   data-state="name"           adds the class <first class>--<value>
//   <template data-each="name"> its content once for each item of a list
//   data-slot="name"            stays, to be found again by slot()

// Large letters break a line within a date; a heading keeps it whole.
const DATE = /(\d{1,2}\.?) (\p{L}+) (\d{4})/gu;

/** The content of a template of the page, filled. Returns its only element. */
export function render(name, data) {
  const template = document.getElementById(`nav-${name}`);
  return filled(template, data).firstElementChild;
}

/** The place in some markup that has a name. */
export function slot(within, name) {
  return within.querySelector(`[data-slot="${name}"]`);
}

function filled(template, data) {
  const content = template.content.cloneNode(true);
  fill(content, data);
  return content;
}

function fill(root, data) {
  for (const element of root.querySelectorAll("[data-if]")) {
    if (isEmpty(data[element.dataset.if])) element.remove();
    else element.removeAttribute("data-if");
  }
  for (const template of root.querySelectorAll("template[data-each]")) {
    const items = data[template.dataset.each] ?? [];
    template.before(...items.map((item) => filled(template, typeof item === "object" ? item : { text: item })));
    template.remove();
  }
  for (const element of root.querySelectorAll("[data-text]")) {
    const value = data[element.dataset.text];
    if (isEmpty(value)) element.remove();
    else element.textContent = element.matches("h1, h2, h3") ? String(value).replace(DATE, "$1\u00a0$2\u00a0$3") : value;
    element.removeAttribute("data-text");
  }
  for (const element of root.querySelectorAll("[data-set]")) setAttributes(element, data);
  for (const element of root.querySelectorAll("[data-state]")) {
    const value = data[element.dataset.state];
    if (!isEmpty(value)) element.classList.add(`${element.classList[0]}--${value}`);
    element.removeAttribute("data-state");
  }
}

function setAttributes(element, data) {
  for (const pair of element.dataset.set.split(" ")) {
    const [attribute, name] = pair.split(":");
    const value = data[name];
    if (!isEmpty(value)) element.setAttribute(attribute, value === true ? "" : value);
  }
  element.removeAttribute("data-set");
}

function isEmpty(value) {
  return value === undefined || value === null || value === "" || value === false || (Array.isArray(value) && !value.length);
}
