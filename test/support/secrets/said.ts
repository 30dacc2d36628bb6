import { findSignature, forgetSecrets, formsOfSecrets } from './secrets-in-use.ts'

/** What programs and servers have said in the tests of the file, by who said it. */
const said = new Map<string, string[]>()

/** Keeps a text that must show no secret: a part of a log or of a program's output, or an error. */
export function keepSaid(who: string, text: string): void {
  const texts = said.get(who)
  if (texts === undefined) said.set(who, [text])
  else texts.push(text)
}

/** Texts before a secret after which it may be said. */
const permitted: RegExp[] = []

/** Permits the test file to have a secret said after such a text, which shows what a client itself put there. */
export function permitSecretAfter(text: RegExp): void {
  permitted.push(text)
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
      const before = text.slice(Math.max(0, at - CONTEXT), at)
      if (at >= 0 && !permitted.some((each) => each.test(before)))
        leaks.push(`${who} shows ${kind}: ${before}${form}`)
    }
  }
  said.clear()
  permitted.length = 0
  forgetSecrets()
  return leaks
}
