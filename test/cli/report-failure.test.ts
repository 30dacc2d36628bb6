import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { reportFailure } from '../../src/cli/report-failure.ts'
import { StorageError } from '../../src/storage/port/storage-error.ts'
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

it.each([UsageError, StorageRefusedError])('reports a mistake of the user in one line, with 2', (Refusal) => {
  expect(reportFailure(new Refusal('Give another port'))).toBe(2)
  expect(written).toBe('holdline: Give another port\n')
})

it('reports what lies outside of the program in one line, with 2', () => {
  const error = new StorageError('The disk is full', {
    refusal: 'PostgreSQL cannot be used: the disk is full',
  })
  expect(reportFailure(error)).toBe(2)
  expect(written).toBe('holdline: PostgreSQL cannot be used: the disk is full\n')
  expect(reportFailure(new StorageError('syntax error'))).toBe(1)
})

it('reports a fault of the program in one line, without a stack, with 1', () => {
  expect(reportFailure(new TypeError('a is\n  undefined'))).toBe(1)
  expect(written).toBe('holdline: unexpected fault: a is undefined (HOLDLINE_LOG_LEVEL=debug shows where)\n')
})

it('reports the stack of a fault when debugging', () => {
  vi.stubEnv('HOLDLINE_LOG_LEVEL', 'debug')
  expect(reportFailure(new TypeError('a is undefined'))).toBe(1)
  expect(written).toMatch(/TypeError: a is undefined\n +at .*report-failure/)
})
