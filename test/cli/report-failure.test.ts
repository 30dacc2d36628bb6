import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { reportFailure } from '../../src/cli/report-failure.ts'
import { StorageRefusedError } from '../../src/storage/port/storage-refused-error.ts'
import { UsageError } from '../../src/usage-error.ts'

let written = ''
beforeEach(() => {
  written = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written += text
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

it.each([UsageError, StorageRefusedError])('asks to put right what can be, with 2', (Refusal) => {
  expect(reportFailure(new Refusal('Give another port'))).toBe(2)
  expect(written).toBe('holdline: Give another port\n')
})

it('tells a fault of its own in one line, without a stack, with 1', () => {
  expect(reportFailure(new TypeError('a is\n  undefined'))).toBe(1)
  expect(written).toBe('holdline: unexpected fault: a is undefined (HOLDLINE_LOG_LEVEL=debug shows where)\n')
})

it('tells where a fault is when asked to', () => {
  vi.stubEnv('HOLDLINE_LOG_LEVEL', 'debug')
  expect(reportFailure(new TypeError('a is undefined'))).toBe(1)
  expect(written).toMatch(/TypeError: a is undefined\n +at .*report-failure/)
})
