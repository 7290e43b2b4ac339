// Questions on the page: dates in three fields, and errors in the way of GOV.UK: a summary that takes the focus, the same
// sentence beside the field, "Error:" in the title, and nothing typed lost.
import { ErrorSummary } from "govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs";
import { typedDate } from "./typed_date.mjs";
import { writtenDate } from "./written_date.mjs";
import { fieldsOf, partsOf } from "../base/days.mjs";
import { dateAs, monthNames, say, title, weekdayNames } from "../base/words.mjs";
import { render } from "../base/render.mjs";

const PARTS = ["day", "month", "year"];

/** Lets govuk-frontend's components start; it asks for these classes. */
export function supportComponents() {
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
}

/** The second press of a double one does nothing: on a question that came between the two it would choose what nobody has read. */
export function ignoreDoublePresses() {
  const ignored = ({ detail, target }) => detail > 1 && target.closest("label, [type=radio], [type=submit]");
  addEventListener("click", (event) => ignored(event) && event.preventDefault(), true);
}

/**
 * WebKit empties the fields of a page that Back takes out of memory, each in a task of its own and without an event: to what the
 * markup says of them. On the way out the markup is given what was filled in, so a date and its answer never part.
 */
export function keepFieldsThroughBack() {
  addEventListener("pagehide", () => {
    for (const input of document.querySelectorAll("input")) {
      if (input.type === "radio" || input.type === "checkbox") input.defaultChecked = input.checked;
      else input.defaultValue = input.value;
    }
  });
}

/** "27 3 2026": a day that has passed, as an example of how to write one. */
export function exampleDate(day) {
  return say("ui.date.example", fieldsOf(day));
}

/** The three fields inside some markup as one thing that can be read. */
export function dateFields(group, { id, name, typed = {} }) {
  const inputs = Object.fromEntries(PARTS.map((part) => [part, group.querySelector(`[data-part="${part}"]`)]));
  for (const part of PARTS) inputs[part].value = typed[part] ?? "";
  takeWholeDates(group, inputs);
  return {
    id,
    name,
    group,
    inputs,
    /** What stands in the fields, word for word. */
    typed: () => Object.fromEntries(PARTS.map((part) => [part, inputs[part].value])),
    /** {day} or {fault, fields}, see typed_date.mjs. */
    read: () => typedDate(Object.fromEntries(PARTS.map((part) => [part, inputs[part].value])), monthNames(), weekdayNames()),
  };
}

/** A whole date that is pasted into one field, or stands in it when it is left, is put into all three, for its reader to see. */
function takeWholeDates(group, inputs) {
  function put(text) {
    const { day } = writtenDate(text, { months: monthNames(), weekdays: weekdayNames() }) ?? {};
    if (!day) return false;
    const typed = fieldsOf(day);
    for (const part of PARTS) inputs[part].value = typed[part];
    return true;
  }

  group.addEventListener("paste", (event) => {
    if (!event.target.dataset?.part || !put(event.clipboardData?.getData("text"))) return;
    event.preventDefault();
    event.target.dispatchEvent(new InputEvent("input", { bubbles: true }));
    event.target.dispatchEvent(new Event("change", { bubbles: true }));
  });
  group.addEventListener("change", ({ target }) => {
    if (PARTS.every((part) => inputs[part] === target || !inputs[part].value)) put(target.value);
  });
}

/** The error of a date question: its sentence, the fields it is about, and the one to go to. */
export function dateError(question, found, text = dateMessage(question.name, found)) {
  return { text, group: question.group, inputs: found.fields.map((field) => question.inputs[field]) };
}

function dateMessage(name, { fault, fields, text, days }) {
  if (fault === "ambiguous") {
    const [first, second] = days.map((each) => dateAs("date.short", each));
    return say("ui.error.ambiguous", { text, first, second });
  }
  if (fault === "unread") return say("ui.error.unread", { text });
  if (fault === "weekday") return say("ui.error.weekday", { date: dateAs("date.short", days[0]), weekday: weekdayNames()[partsOf(days[0]).weekday] });
  const listed = fields.map((field) => say(`ui.date.${field}.inside`));
  const last = listed.pop();
  const values = { fields: listed.length ? say("list.last", { start: listed.join(say("list.between")), last }) : last };
  return say(`ui.error.${fault}`, { name: fault === "missing" ? name : title(name), ...values });
}

/**
 * Shows errors, or clears them when there are none. Each: {text, group (the form group), inputs (marked as wrong; the
 * summary leads to the first)}.
 */
export function showErrors(place, errors) {
  clearErrors(place);
  if (!errors.length) return;
  errors.forEach(markWrong);
  const links = errors.map(({ text, inputs }) => ({ text, href: `#${inputs[0].id}` }));
  const summary = render("error-summary", { errors: links });
  place.append(summary);
  document.title = say("ui.error.prefix", { title: document.title });
  new ErrorSummary(summary);
}

function clearErrors(place) {
  place.replaceChildren();
  document.title = document.title.replace(say("ui.error.prefix", { title: "" }), "");
  for (const message of document.querySelectorAll(".govuk-error-message")) {
    const group = message.closest(".govuk-form-group--error");
    group.classList.remove("govuk-form-group--error");
    describe(described(group), (ids) => ids.filter((id) => id !== message.id));
    for (const input of group.querySelectorAll(".govuk-input--error, .govuk-select--error"))
      {input.classList.remove("govuk-input--error", "govuk-select--error");}
    message.remove();
  }
}

function markWrong({ text, group, inputs }) {
  const message = render("error-message", { id: `${group.id}-error`, text });
  group.classList.add("govuk-form-group--error");
  const fields = group.querySelector(".govuk-date-input, .govuk-radios, .govuk-select, .nav-period");
  (fields ?? inputs[0]).before(message);
  describe(described(group), (ids) => [...ids, message.id]);
  for (const input of inputs) {
    if (input.matches(".govuk-input")) input.classList.add("govuk-input--error");
    if (input.matches(".govuk-select")) input.classList.add("govuk-select--error");
  }
}

function described(group) {
  return group.querySelector(":scope > fieldset") ?? group.querySelector("select, input");
}

function describe(element, change) {
  const ids = change((element.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  if (ids.length) element.setAttribute("aria-describedby", ids.join(" "));
  else element.removeAttribute("aria-describedby");
}
