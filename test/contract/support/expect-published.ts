import { expect } from 'vitest'
import {
  API_VERSIONS,
  type ApiVersion,
  resolveApiVersion,
  SIP_VERSIONS,
} from '../../../src/http/contract/api-version.ts'
import type { Reply } from '../../support/client.ts'
import { ANSWER_EXCEPTIONS } from '../answer-exceptions.ts'
import { applyExceptions, expectedFacts } from './expected-facts.ts'
import { findMismatch } from './find-mismatch.ts'
import { findOperation } from './find-operation.ts'

/**
 * Expects that an answer fits the published contract of its version: a declared status, its headers, and a body with the
 * published fields only. If the contract has no such version or operation, the answer must be an error.
 */
export function expectPublished(method: string, target: string, reply: Reply): void {
  const said = `${method} ${target}: ${reply.status}`
  const found = findPublished(method, target)
  if (found === undefined) {
    expect(reply.status, `${said}, where nothing is published`).toBeGreaterThanOrEqual(400)
    return
  }
  const declared = reply.status >= 400 ? 'default' : String(reply.status)
  expect(Object.keys(found), `${said} is not published`).toContain(declared)
  // A GET of an operation has the header only if the operation has an outcome to lead to.
  const headers = Object.keys(found).flatMap((place) => /^202 header (.+)$/.exec(place)?.slice(1) ?? [])
  if (declared === '202') expect(Object.keys(reply.headers), said).toEqual(expect.arrayContaining(headers))
  if (`${declared} body` in found) {
    expect(findMismatch(found, `${declared} body`, reply.json), said).toBeUndefined()
  } else {
    expect(reply.text, `${said} has no body`).toBe('')
  }
}

function findPublished(method: string, target: string) {
  if (target.startsWith('/_holdline/')) return undefined
  const requested = new URLSearchParams(target.split('?').slice(1).join('?')).getAll('api-version')
  const versions: readonly ApiVersion[] = /^\/+sip\b/.test(target) ? SIP_VERSIONS : API_VERSIONS
  const resolution = resolveApiVersion(requested[0] ?? '', false, versions)
  if (requested.length !== 1 || resolution.kind === 'unsupported') return undefined
  const operation = findOperation(resolution.version, method, target)
  if (operation === undefined) return undefined
  const facts = expectedFacts(resolution.version)[operation] ?? {}
  return applyExceptions({ [operation]: facts }, resolution.version, ANSWER_EXCEPTIONS)[operation]
}
