import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeSystemError } from '../../files/describe-system-error.ts'
import { UsageError } from '../../usage-error.ts'
import { ROW_BYTES } from './packed-rows.ts'

/** How many rows are read together. */
const ROWS_TOGETHER = 2_048

/** Sorted runs of rows in a temporary file. The file has no name, so it is gone with the process. */
export interface RunFile {
  readonly isEmpty: boolean
  /** @throws {UsageError} if the file cannot be written */
  append(run: Float64Array): void
  /** The runs, each in parts. */
  runs(): Generator<Float64Array>[]
  close(): void
}

export function runFile(): RunFile {
  const runs: { readonly at: number; readonly bytes: number }[] = []
  let file: number | undefined

  function* read({ at, bytes }: { readonly at: number; readonly bytes: number }): Generator<Float64Array> {
    const end = at + bytes
    for (let from = at; from < end; ) {
      const part = new Float64Array(Math.min(end - from, ROWS_TOGETHER * ROW_BYTES) / 8)
      readWhole(file ?? 0, part, from)
      yield part
      from += part.byteLength
    }
  }

  return {
    get isEmpty() {
      return runs.length === 0
    },
    append(run) {
      try {
        file ??= openNameless()
        const at = runs.reduce((sum, { bytes }) => sum + bytes, 0)
        for (let done = 0; done < run.byteLength; ) {
          done += writeSync(file, bytesOf(run), done, run.byteLength - done, at + done)
        }
        runs.push({ at, bytes: run.byteLength })
      } catch (error) {
        throw new UsageError(
          `Cannot keep the rows in ${tmpdir()}: ${describeSystemError(error)}; set TMPDIR to another directory`,
        )
      }
    },
    runs: () => runs.map(read),
    close() {
      if (file !== undefined) closeSync(file)
      file = undefined
      runs.length = 0
    },
  }
}

function openNameless(): number {
  const directory = mkdtempSync(join(tmpdir(), 'holdline-import-'))
  try {
    return openSync(join(directory, 'rows'), 'wx+', 0o600)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

function readWhole(file: number, into: Float64Array, at: number): void {
  for (let done = 0; done < into.byteLength; ) {
    const read = readSync(file, bytesOf(into), done, into.byteLength - done, at + done)
    if (read === 0) throw new Error('The temporary file of the rows is shorter than what was written')
    done += read
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}
