import { stripVTControlCharacters } from 'node:util'
import type { Finding } from '../../operator/verify/finding.ts'
import type { Checked } from '../../operator/verify/verify-all.ts'

/** How the result of a verification is written. */
export interface Report {
  /** Writes one finding. */
  readonly found: (finding: Finding) => Promise<unknown>
  /** Writes the end. */
  readonly end: (checked: Checked, findings: number) => Promise<unknown>
}

type Write = (text: string) => Promise<unknown>

/** A line for each finding, and one that sums up. */
export function linesReport(write: Write): Report {
  return {
    found: ({ subject, expected, found }) =>
      write(`${plain(`${subject}: expected ${expected}; found ${found}`)}\n`),
    end(checked, findings) {
      const parts = Object.entries(checked).map(
        ([part, count]) => `${count.toLocaleString('en-US')} ${WORDS[part] ?? part}`,
      )
      const result = findings === 0 ? 'Nothing is wrong' : `${findings.toLocaleString('en-US')} wrong`
      return write(`${result}: ${parts.join(', ')} verified.\n`)
    },
  }
}

/** What the records of each part are. */
const WORDS: Readonly<Record<string, string>> = {
  numbers: 'rows and pieces of numbers',
  sip: 'SIP configurations',
  register: 'entries of the register',
  registerChanges: 'changes of it',
  trail: 'entries of the trail',
}

/** One JSON document, which is written as the findings come. */
export function jsonReport(write: Write): Report {
  let count = 0
  return {
    async found(finding) {
      const begin = count === 0 ? '{"findings":[' : ','
      count += 1
      await write(`${begin}\n${JSON.stringify(finding)}`)
    },
    end: (checked) =>
      write(`${count === 0 ? '{"findings":[' : '\n'}],"checked":${JSON.stringify(checked)}}\n`),
  }
}

/** Nothing in a line can steer the terminal or make another line. */
function plain(text: string): string {
  return stripVTControlCharacters(text).replace(/\p{Cc}/gu, ' ')
}
