import type { Explain } from './explain.ts'

export const explainRelease: Explain<'release'> = (attempt, { run, released, owned }) => {
  const { resource, call, sentAt, endedAt, answer } = attempt
  if (answer.status !== 202 || answer.operation === undefined) return 'no release is answered so'
  const outcome = run.end.releases[answer.operation]
  if (outcome === undefined) return `its operation ${answer.operation} is gone`
  if (outcome === 'failed') {
    const certainly = owned(resource, call.number).certain.cover(sentAt, endedAt)
    return certainly ? 'the resource owns the number, and the release has failed' : undefined
  }
  return released(attempt) ? undefined : 'the release has left no trace'
}

export const explainOperation: Explain<'operation'> = ({ call, answer }, { run }) => {
  if (answer.status !== 200) return 'the operation was answered before, and is gone'
  const isRelease = call.operation.startsWith('release_')
  const expected = isRelease ? run.end.releases[call.operation] : 'succeeded'
  return answer.state === expected ? undefined : `it is ${answer.state}, and not ${expected}`
}

export const explainNumber: Explain<'number'> = (attempt, { owned }) => {
  const { resource, call, sentAt, endedAt, answer } = attempt
  const { certain, possible } = owned(resource, call.number)
  if (answer.status === 404) return certain.cover(sentAt, endedAt) ? 'the resource owns it' : undefined
  if (answer.status !== 200) return 'no number is shown so'
  return possible.meet(sentAt, endedAt) ? undefined : 'the resource does not own it'
}

export const explainOwned: Explain<'owned'> = ({ resource, sentAt, endedAt, answer }, { run, owned }) => {
  if (answer.status !== 200) return 'no list is answered so'
  const listed = answer.numbers ?? []
  const all = new Set(listed)
  if (all.size < listed.length) return 'it names a number twice'
  const stranger = listed.find((number) => !owned(resource, number).possible.meet(sentAt, endedAt))
  if (stranger !== undefined) return `it names ${stranger}, which the resource does not own`
  const missing = Object.values(run.terms.stock)
    .flat()
    .find((number) => !all.has(number) && owned(resource, number).certain.cover(sentAt, endedAt))
  return missing === undefined ? undefined : `it leaves out ${missing}, which the resource owns`
}

export const explainBrowse: Explain<'browse'> = ({ sentAt, endedAt, answer }, { seenBusy }) => {
  if (answer.status !== 200) return 'no browsing is answered so'
  const taken = answer.numbers?.find((number) => seenBusy(number).cover(sentAt, endedAt))
  return taken === undefined ? undefined : `it shows ${taken}, which was not free at any moment`
}
