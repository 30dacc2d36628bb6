import { findSignature, forgetSecrets, formsOfSecrets } from './secrets-in-use.ts'

/** What programs and servers have said in the tests of the file, by who said it. */
const said = new Map<string, string[]>()

/** Keeps a text that must show no secret: a part of a log or of a program's output, or an error. */
export function keepSaid(who: string, text: string): void {
  const texts = said.get(who)
  if (texts === undefined) said.set(who, [text])
  else texts.push(text)
}

/** How much of the text before a secret is shown. */
const CONTEXT = 200

/** The secrets that were said, a line each, and forgets all that was said and used so far. */
export function takeLeaks(): string[] {
  const leaks: string[] = []
  const forms = formsOfSecrets()
  for (const [who, texts] of said) {
    const text = texts.join('')
    const signature = findSignature(text)
    const sought = signature === undefined ? forms : [...forms, { kind: 'signature', form: signature }]
    for (const { kind, form } of sought) {
      const at = text.indexOf(form)
      if (at >= 0)
        leaks.push(`${who} shows ${kind}: ${text.slice(Math.max(0, at - CONTEXT), at + form.length)}`)
    }
  }
  said.clear()
  forgetSecrets()
  return leaks
}
