import { useQuery } from '@tanstack/react-query'
import type { EntryChange } from '../../../generated/own.d.ts'
import { useServer } from '../../app/server.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { instantText } from '../../shared/format.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { Section } from '../../shared/section.tsx'
import { SimpleTable } from '../../shared/simple-table.tsx'
import { authorText } from './author-text.ts'

/** Who changed a setting, and when; the newest change first. */
export function RegisterHistory({
  of,
}: {
  /** The name of the setting, or what the names of several begin with: `offering/US`. */
  readonly of: string
}) {
  const { own } = useServer()
  const history = useQuery({
    queryKey: ['changes', of],
    queryFn: async () =>
      (await own.GET('/_holdline/changes', { params: { query: { of } } })).data?.changes ?? [],
  })
  return (
    <Section title="History">
      <Loaded query={history} what="the history">
        {(changes) =>
          changes.length === 0 ? (
            <EmptyState title="Nobody has changed it yet" level={3} />
          ) : (
            <SimpleTable
              label="History"
              rows={changes}
              keyOf={({ version }) => String(version)}
              columns={[
                { title: 'When', show: ({ at }) => instantText(at) },
                { title: 'What', show: ({ changes: entries }) => entries.map(changeText).join(', ') },
                { title: 'Who', show: ({ author }) => authorText(author) },
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  )
}

function changeText({ before, after }: EntryChange): string {
  if (after === undefined) return 'Taken back'
  if ('retired' in after) return 'Retired'
  return before === undefined || 'retired' in before ? 'Set' : 'Changed'
}
