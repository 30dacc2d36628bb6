import { type Command, InvalidArgumentError, Option } from 'commander'
import { type Fields, fieldsOf, listOf } from '../controls/fields.ts'
import { addOperatorOptions } from './operator-options.ts'
import { outputOption } from './output.ts'
import { printAnswer } from './print-answer.ts'
import { withInventory } from './with-inventory.ts'

/** Adds `holdline changes`. */
export function addChangesCommand(program: Command): void {
  const changes = program
    .command('changes')
    .description(
      'who changed offerings, resources, keys, limits and aging, and when; the newest change first',
    )
    .argument('[setting]', 'such as offering, or key/adatum; all if absent')
    .addOption(new Option('--limit <number>', 'the most changes').argParser(parseLimit).default(100))
  addOperatorOptions(changes.addOption(outputOption())).action(async (of: string | undefined) => {
    const { limit } = changes.opts<{ readonly limit: number }>()
    const query = new URLSearchParams({ limit: String(limit), ...(of !== undefined && { of }) })
    const answer = await withInventory(changes, (ask) => ask('GET', `changes?${query}`))
    printAnswer(changes, answer, ({ changes: all }) => listOf(all).flatMap(changeLines))
  })
}

/** A line for each setting that a change has changed. */
function changeLines({ at, author, changes }: Fields): readonly string[] {
  const { by, claimedName } = fieldsOf(author)
  const who = claimedName === undefined ? `by ${by}` : `by ${by} claiming to be ${claimedName}`
  return listOf(changes).map(({ entry, after }) =>
    [at, entry, after === undefined ? 'removed' : JSON.stringify(after), who].join(' '),
  )
}

function parseLimit(text: string): number {
  const limit = Number(text)
  if (Number.isInteger(limit) && limit >= 1 && limit <= 999) return limit
  throw new InvalidArgumentError('Give a number from 1 to 999')
}
