import { Badge, Link } from '@fluentui/react-components'
import type { RecordedRequest } from '../../../generated/own.d.ts'
import type { Column } from '../../shared/grid/column.ts'

const timeOfDay = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })

/** The columns of the table of requests. */
export const REQUEST_COLUMNS: readonly Column<RecordedRequest>[] = [
  {
    id: 'operation',
    title: 'Request',
    width: 'minmax(12rem, 2fr)',
    show: ({ id, operation, method, path }) => (
      <Link href={`#/activity/${id}`}>{operation ?? `${method} ${path}`}</Link>
    ),
  },
  {
    id: 'at',
    title: 'Time',
    width: 'minmax(6.5rem, 0.6fr)',
    show: ({ at }) => timeOfDay.format(new Date(at)),
  },
  {
    id: 'status',
    title: 'Status',
    width: 'minmax(5rem, 0.4fr)',
    show: ({ status }) => <Status status={status} />,
  },
  {
    id: 'resource',
    title: 'Resource',
    width: 'minmax(7rem, 0.7fr)',
    show: ({ resource }) => resource ?? '',
  },
  { id: 'ms', title: 'Took', width: 'minmax(5rem, 0.4fr)', show: ({ ms }) => `${ms} ms` },
  {
    id: 'faults',
    title: 'Fault rules',
    width: 'minmax(7rem, 1fr)',
    show: ({ faults }) => faults.join(', '),
  },
]

/** The status of an answer; its colour says the kind, and its number says it too. */
export function Status({ status }: { readonly status: number | null }) {
  if (status === null) return <Badge color="danger">none</Badge>
  return (
    <Badge appearance="tint" color={status >= 500 ? 'danger' : status >= 400 ? 'warning' : 'success'}>
      {status}
    </Badge>
  )
}
