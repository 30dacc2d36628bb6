import { HIDDEN, hideInText } from './hide-in-text.ts'
import { isSecretName } from './secret-name.ts'

/** A path, with a query or without, in which no parameter is a secret or has one. */
export function hideInTarget(target: string): string {
  const question = target.indexOf('?')
  if (question === -1) return hideInText(target)
  return `${hideInText(target.slice(0, question))}?${hideInQuery(target.slice(question + 1))}`
}

/** The same for a query, or for a form. */
export function hideInQuery(query: string): string {
  return query.split('&').map(hideInParameter).join('&')
}

function hideInParameter(parameter: string): string {
  const equals = parameter.indexOf('=')
  if (equals === -1) return hideDecoded(parameter)
  const [name, value] = [parameter.slice(0, equals), parameter.slice(equals + 1)]
  return `${name}=${value !== '' && isSecretName(decode(name)) ? HIDDEN : hideDecoded(value)}`
}

/** Encodes the text anew only where it had a secret. */
function hideDecoded(text: string): string {
  const decoded = decode(text)
  const shown = hideInText(decoded)
  // The way over bytes replaces half characters, which cannot be encoded.
  return shown === decoded ? text : encodeURIComponent(Buffer.from(shown).toString())
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
