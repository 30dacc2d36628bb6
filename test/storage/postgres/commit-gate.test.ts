import { expect, it } from 'vitest'
import { createCommitGate } from '../../../src/storage/postgres/commit-gate.ts'

it('lets every transaction go on while commits are answered', () => {
  const { check, enter } = createCommitGate()
  const leave = [enter(), enter()]
  check()
  leave[0]?.('answered')
  // A transaction that failed before its commit says nothing about commits.
  leave[1]?.(undefined)
  enter()
  enter()
})

it('lets one transaction at a time go on after a commit was given up, until one is answered', () => {
  const { check, enter } = createCommitGate()
  enter()('given up')
  const refused = /another one is being tried/
  for (const outcome of [undefined, 'given up'] as const) {
    const leave = enter()
    expect(check).toThrow(refused)
    expect(enter).toThrow(refused)
    leave(outcome)
  }
  enter()('answered')
  enter()
  enter()
})

it('ends the wait with a commit that was under way before, too', () => {
  const { check, enter } = createCommitGate()
  const [before, lost] = [enter(), enter()]
  lost('given up')
  enter()
  expect(check).toThrow()
  before('answered')
  check()
})

it('blames a connection, and not the commits, where other commits were answered meanwhile', () => {
  const { check, enter } = createCommitGate()
  const lost = enter()
  enter()('answered')
  lost('given up')
  enter()
  check()
})
