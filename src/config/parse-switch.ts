const YES = ['1', 'true', 'yes', 'on']
const NO = ['0', 'false', 'no', 'off']

/** Whether the text of an environment variable says yes or no; `undefined` if it says neither. */
export function parseSwitch(text: string): boolean | undefined {
  const word = text.trim().toLowerCase()
  return YES.includes(word) ? true : NO.includes(word) ? false : undefined
}
