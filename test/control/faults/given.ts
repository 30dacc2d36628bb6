import type { FaultDocument } from '../../../src/control/faults/fault-document.ts'
import { FaultRules, type Verdict } from '../../../src/control/faults/fault-rules.ts'
import { readFault } from '../../../src/control/faults/read-fault.ts'
import type { Subject } from '../../../src/control/faults/subject.ts'

/** Rules whose real time a test moves. */
export function givenRules(...documents: FaultDocument[]) {
  let steady = 0
  let made = 0
  const rules = new FaultRules(() => steady)
  const add = (document: FaultDocument, now = 0) =>
    rules.add(
      readFault(
        document,
        () => {
          made += 1
          return `rule-${made}`
        },
        now,
      ),
      now,
    )
  for (const document of documents) add(document)
  return {
    rules,
    add,
    pass: (ms: number) => {
      steady += ms
    },
    /** What the rules do to a request. */
    judge(
      request: { operation?: string; resource?: string; subjects?: readonly Subject[]; now?: number } = {},
    ) {
      const {
        operation = 'SearchAvailablePhoneNumbers',
        resource = 'contoso',
        subjects = [],
        now = 0,
      } = request
      return rules.judge(rules.candidates(operation, resource), { subjects, now })
    },
  }
}

/** Which of so many requests the rules hit, counted from 1. */
export function hitsOf(judge: () => Verdict, requests: number): number[] {
  return Array.from({ length: requests }, (_, index) => (judge().rules.length > 0 ? index + 1 : 0)).filter(
    (place) => place > 0,
  )
}
