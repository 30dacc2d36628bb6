import { isSecretName } from './secret-name.ts'

/** What a reader sees in the place of a secret. */
export const HIDDEN = '***'

/* Each expression begins at the start of a word, so that a long text takes time in proportion to its length. */

/** `name=`, also percent-encoded; each line of YAML has `name: `. */
const NAME = /(?<![\w.~-])([\w.~-]+)(?:\s?=\s?|%3d)|^[ \t]*(?:- )?([\w.-]+): +/gim
/** The value of a pair, up to the next pair of a connection string, a query or a list; with a quotation mark before it. */
const VALUE = /(?:\\?["'])?(?:(?!%3b|%26|%0a|%0d)[^&;,\s"'<>\\])+/iy
const CREDENTIALS = /(?<!\w)(bearer|basic|hmac-sha256) +[^\s"'\\]{16,}/gi
/** A JSON web token: https://www.rfc-editor.org/rfc/rfc7519#section-3 */
const WEB_TOKEN = /(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]*/g
/** The password in a URL, such as that of a proxy. */
const PASSWORD = /(\/\/[^\s:@/?#"']*):[^\s@/"']+@/g

/** The text without the secrets that it shows by their names or by their forms, such as those of a connection string. */
export function hideInText(text: string): string {
  return hidePairs(text)
    .replace(CREDENTIALS, `$1 ${HIDDEN}`)
    .replace(WEB_TOKEN, HIDDEN)
    .replace(PASSWORD, `$1:${HIDDEN}@`)
}

function hidePairs(text: string): string {
  let shown = ''
  let end = 0
  for (const { 0: pair, 1: name, 2: key, index } of text.matchAll(NAME)) {
    if (index < end || !isSecretName(name ?? key ?? '')) continue
    VALUE.lastIndex = index + pair.length
    const [value] = VALUE.exec(text) ?? []
    if (value === undefined) continue
    shown += text.slice(end, index + pair.length) + HIDDEN
    end = index + pair.length + value.length
  }
  return shown + text.slice(end)
}
