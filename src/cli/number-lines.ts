import { type Fields, fieldsOf, listOf } from './controls/fields.ts'

/**
 * What the operation GetNumber answers, as lines for people.
 *
 * @param at the instant that was asked for, as the user wrote it
 */
export function numberLines(number: Fields, at?: string): string[] {
  const { phoneNumber, country, phoneNumberType, areaCode } = number
  const { past, history } = number
  const { calling, sms } = fieldsOf(number['capabilities'])
  return [
    words(phoneNumber, country, phoneNumberType, areaCode, `calling ${calling}`, `sms ${sms}`),
    ...(number['carrier'] ? [`carrier: ${number['carrier']}`] : []),
    ...(number['label'] ? [`label: ${number['label']}`] : []),
    words('state:', stateWords(number)),
    ...(number['cost'] ? [`price: ${costOf(number['cost'])}`] : []),
    ...(past ? [pastLine(fieldsOf(past))] : at === undefined ? [] : [`at ${at}: still to come`]),
    ...leftOut(number),
    ...listOf(history).map((event) =>
      words(
        ...[event['at'], event['command']],
        event['resource'] && `by ${event['resource']}`,
        event['until'] && `until ${event['until']}`,
        event['cost'] && `for ${costOf(event['cost'])}`,
        event['by'] && `with ${event['by']}`,
        event['author'] && authorOf(fieldsOf(event['author'])),
      ),
    ),
  ]
}

/** What the history does not have. */
function leftOut({ isWhole, archived }: Fields): string[] {
  if (archived !== undefined) {
    const { at, through } = fieldsOf(archived)
    return [
      `earlier entries, up to sequence ${through}, were archived on ${at}: ` +
        'of those, only the import, the newest and those of the last owner are here',
    ]
  }
  return isWhole === false ? ['the beginning of its history is left out'] : []
}

/** The state of a number, and what belongs to it. */
export function stateWords({ state, until, resource, from, by, isProtected }: Fields): string {
  return words(
    state === 'untouched' ? 'free, and nobody has had it yet' : state === 'portedOut' ? 'ported out' : state,
    resource && `by ${resource}`,
    from && `since ${from}`,
    until && `until ${until}`,
    by && `with ${by}`,
    isProtected === true ? 'protected' : undefined,
  )
}

function pastLine({ at, owner, isKnown }: Fields): string {
  if (isKnown === false) return `at ${at}: unknown, since the beginning of its history is left out`
  const { resource, from, until, soldBy } = fieldsOf(owner)
  return resource === undefined
    ? `at ${at}: nobody owned it`
    : words(`at ${at}: owned by ${resource} since ${from}`, until && `until ${until}`, `with ${soldBy}`)
}

/** The name is a claim of the caller, and nothing proves it. */
function authorOf({ by, claimedName, reason }: Fields): string {
  return words(`by ${by}`, claimedName && `claiming to be ${claimedName}`, reason && `(${reason})`)
}

function costOf(cost: unknown): string {
  const { amount, currencyCode, billingFrequency, setUpFee } = fieldsOf(cost)
  return words(amount, currencyCode, billingFrequency, setUpFee && `and ${setUpFee} once`)
}

/** The words that are there, in one line. */
function words(...all: readonly unknown[]): string {
  return all.filter((word) => word !== undefined && word !== null && word !== '').join(' ')
}
