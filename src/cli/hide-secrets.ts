/** Text that may be the URL of a database, also with a slip in it, or an assignment such as `password=…`. */
const SECRET = /[@=]|:\/|\/\/|postgres|passw/i

/**
 * A message of the command line's parser, without the values that may hold a password. The parser repeats what it
 * refuses in single quotes. An option that was misspelt keeps its name, and loses its value.
 */
export function hideSecrets(message: string): string {
  return message.replace(/'([^']*)'/g, (quoted, text: string) => {
    const [, option] = /^(--?[\w-]+)=/.exec(text) ?? []
    if (option !== undefined && !SECRET.test(option)) return `'${option}=…'`
    return SECRET.test(text) ? "'…'" : quoted
  })
}

/** A message without the passwords of the URLs in it. A password may have an `@` or a `/` that was not escaped. */
export function hidePasswords(message: string): string {
  return message.replace(/(\/\/[^\s:/]*):\S*@/g, '$1:…@')
}
