import type { FaultMatch } from './fault-document.ts'

/** A number that a request is about, or the terms of numbers that it asks for. What is not known is absent. */
export interface Subject {
  readonly country?: string
  readonly numberType?: string
  readonly areaCode?: string
  readonly phoneNumber?: string
}

/** The fields of a match that are about numbers. */
const FIELDS = [
  'country',
  'numberType',
  'areaCode',
  'phoneNumber',
] as const satisfies readonly (keyof Subject)[]

/** Whether a match asks what a request is about. */
export function asksForSubject(match: FaultMatch): boolean {
  return FIELDS.some((field) => match[field] !== undefined)
}

/** Whether one of the subjects of a request fits every field of a match. */
export function fitsSubject(match: FaultMatch, subjects: readonly Subject[]): boolean {
  const asked = FIELDS.filter((field) => match[field] !== undefined)
  return (
    asked.length === 0 || subjects.some((subject) => asked.every((field) => subject[field] === match[field]))
  )
}
