import { HIDDEN } from './hide-in-text.ts'

/** Shorter texts are part of too many others. */
const LEAST_LENGTH = 8

/** The text without these very secrets, as they are and as a URL or a text of JSON has them. */
export function hideKnown(text: string, secrets: readonly string[]): string {
  let shown = text
  for (const secret of secrets) {
    if (secret.length < LEAST_LENGTH) continue
    for (const written of new Set([secret, encodeURIComponent(secret), secret.replaceAll('/', '\\/')])) {
      shown = shown.replaceAll(written, HIDDEN)
    }
  }
  return shown
}
