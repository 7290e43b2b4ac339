// What a case is about, where that decides which time limits there are: "told" holds the answers by the name of the question.

/** The limits that there can be with these answers; without an answer a limit may hold. */
export function heldBy(limits, told) {
  return limits.filter(({ only = {} }) => Object.entries(only).every(([question, answers]) => !told[question] || answers.includes(told[question])));
}

/** The questions, each with the answer it has. */
export function caseView(questions, told) {
  return {
    questions: questions.map(({ id, title, options }) => ({
      id: `case-${id}`,
      name: id,
      title,
      options: options.map(({ value, text }) => ({ value, text, selected: told[id] === value })),
    })),
  };
}
