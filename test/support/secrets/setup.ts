import { afterAll, expect } from 'vitest'
import { takeLeaks } from './said.ts'
import { watchThisProcess } from './watch.ts'

// A part of every test file: vitest.config.ts. No log, output or error shows a key, token, password or signature that
// was used in the file.
watchThisProcess()
afterAll(() => {
  expect(takeLeaks()).toEqual([])
})
