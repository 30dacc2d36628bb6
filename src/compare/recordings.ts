import { readFile } from 'node:fs/promises'
import { describeSystemError } from '../files/describe-system-error.ts'
import { replaceFile } from '../files/replace-file.ts'
import { UsageError } from '../usage-error.ts'
import { isObject } from './is-object.ts'
import type { Observation } from './observation.ts'

/** The answer to one probe. */
export interface RecordedAnswer extends Observation {
  /** The name of the probe. */
  readonly probe: string
  readonly version: string
}

/** What the live service answered. */
export interface Recordings {
  /** When, ISO 8601. */
  readonly recordedAt: string
  readonly answers: readonly RecordedAnswer[]
}

/**
 * Writes recordings, an answer a line.
 * @throws {UsageError} if the file cannot be written
 */
export async function writeRecordings(file: string, { recordedAt, answers }: Recordings): Promise<void> {
  const lines = answers.map((answer) => `    ${JSON.stringify(answer)}`).join(',\n')
  const text = `{\n  "recordedAt": ${JSON.stringify(recordedAt)},\n  "answers": [\n${lines}\n  ]\n}\n`
  await replaceFile(file, text, 0o644).catch((error: unknown) => {
    throw new UsageError(`Cannot write --record ${file}: ${describeSystemError(error)}`)
  })
}

/**
 * Reads recordings.
 * @throws {UsageError} if the file cannot be read, or has something else
 */
export async function readRecordings(file: string): Promise<Recordings> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`Cannot read --recordings ${file}: ${describeSystemError(error)}`)
  })
  try {
    const recordings: unknown = JSON.parse(text)
    if (isRecordings(recordings)) return recordings
  } catch {
    // The message is the same as for JSON of another form.
  }
  throw new UsageError(`--recordings ${file} is no file that holdline compare --record has written`)
}

function isRecordings(value: unknown): value is Recordings {
  return (
    isObject(value) &&
    typeof value['recordedAt'] === 'string' &&
    Array.isArray(value['answers']) &&
    value['answers'].every(isAnswer)
  )
}

function isAnswer(value: unknown): value is RecordedAnswer {
  return (
    isObject(value) &&
    typeof value['probe'] === 'string' &&
    typeof value['version'] === 'string' &&
    typeof value['status'] === 'number' &&
    isTexts(value['body'], false) &&
    isTexts(value['codes'], false) &&
    isTexts(value['headers'], true) &&
    (value['partial'] === undefined || Array.isArray(value['partial']))
  )
}

function isTexts(value: unknown, nullable: boolean): boolean {
  return (
    isObject(value) &&
    Object.values(value).every((each) => typeof each === 'string' || (nullable && each === null))
  )
}
