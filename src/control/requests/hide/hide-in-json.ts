import { HIDDEN, hideInText } from './hide-in-text.ts'
import { isSecretName } from './secret-name.ts'

/** A text in quotation marks or any other word, with the colon if it is a name; or a bracket. A text may be cut off. */
const TOKEN = /("[^"\\]*(?:\\[\s\S]?[^"\\]*)*(?:"|$))(\s*:)?|([{}[\]])|([^\s"{}[\],:]+)(\s*:)?/g

/**
 * JSON without the values of names that have secrets, whatever is in these values, and without secrets in its texts.
 * The rest stays as it was written. It may be cut off, or be no JSON at all.
 */
export function hideInJson(text: string): string {
  let depth = 0
  /** The depth of the outermost value that is hidden as a whole. */
  let hiddenAt: number | undefined
  let isNext = false

  function bracket(character: string): void {
    if (character === '{' || character === '[') {
      depth += 1
      if (isNext) hiddenAt ??= depth
      isNext = false
    } else {
      if (hiddenAt === depth) hiddenAt = undefined
      depth -= 1
    }
  }

  return text.replace(TOKEN, (token, quoted, quotedColon, character, word, wordColon) => {
    if (character !== undefined) {
      bracket(character)
      return token
    }
    if (quotedColon !== undefined || wordColon !== undefined) {
      isNext = isSecretName(quoted === undefined ? word : textOf(quoted))
      return token
    }
    const isHidden = isNext || hiddenAt !== undefined
    isNext = false
    if (isHidden) return `"${HIDDEN}"`
    if (quoted === undefined) return hideInText(token)
    const value = textOf(quoted)
    const shown = hideInText(value)
    return shown === value ? token : JSON.stringify(shown)
  })
}

/** The text between quotation marks, with its escapes read where it is whole. */
function textOf(quoted: string): string {
  try {
    return String(JSON.parse(quoted))
  } catch {
    return quoted.slice(1)
  }
}
