import { Spinner } from '@fluentui/react-components'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { FailureNote } from './failure-note.tsx'

/** What a page shows while it reads something, if that fails, and when it is there. */
export function Loaded<T>({
  query: { data, isError, error, refetch },
  what,
  children,
}: {
  /** Without a way to read it again, it is read again by itself. */
  readonly query: Pick<UseQueryResult<T>, 'data' | 'isError' | 'error'> & {
    readonly refetch?: UseQueryResult<T>['refetch']
  }
  /** What is read: `the offerings`. */
  readonly what: string
  /** What is shown of it. What was read before stays in sight if it cannot be read again. */
  readonly children: (data: NonNullable<T>) => ReactNode
}) {
  return (
    <>
      {isError && (
        <FailureNote
          title={`Holdline could not read ${what}`}
          error={error}
          {...(refetch !== undefined && { onRetry: () => refetch() })}
        />
      )}
      {data === undefined || data === null
        ? !isError && <Spinner label={`Reading ${what} …`} />
        : children(data)}
    </>
  )
}
