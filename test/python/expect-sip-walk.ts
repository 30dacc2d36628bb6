import { expect } from 'vitest'

/** What `sip_routing.py` reports. */
export interface SipReport {
  readonly steps: Readonly<Record<string, unknown>>
  readonly methods: readonly string[]
  readonly called: readonly string[]
}

const FIRST = { fqdn: 'b.example.com', sip_signaling_port: 8239 }
const SECOND = { fqdn: 'a.example.com', sip_signaling_port: 7348 }
const PATTERN = '^+[1-9][0-9]{3,23}$'
const ROUTES = [
  { description: 'the first', name: 'z', number_pattern: PATTERN, trunks: [FIRST.fqdn] },
  { name: 'a', number_pattern: PATTERN, trunks: [] },
]
const refused = (status: number) => ({
  error: 'HttpResponseError',
  status,
  code: 'UnprocessableConfiguration',
  message: 'One or more request inputs are not valid.',
})

export function expectSipWalk({ steps, methods, called }: SipReport): void {
  expect(called).toEqual(methods)
  expect(steps).toEqual({
    'list no trunks': [],
    'set trunk': null,
    'get trunk': FIRST,
    'set trunks': null,
    'list trunks': [FIRST, SECOND],
    'set routes': null,
    'list routes': ROUTES,
    'delete a used trunk': refused(422),
    'set a wrong name': refused(422),
    'set a wrong port': refused(422),
    'set a route without a name': refused(422),
    'set a route without a pattern': refused(422),
    'set a route twice': refused(400),
    'set a trunk twice': refused(400),
    'set a missing trunk': refused(422),
    'list the same routes': ROUTES,
    'set no routes': null,
    'delete trunk': null,
    'delete it again': null,
    'get the deleted trunk': null,
    'list the other trunk': [SECOND],
  })
}
