import { Text } from '@fluentui/react-components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { loadClaimedName, saveClaimedName } from '../../api/claimed-name.ts'
import { FormDialog } from '../../shared/form-dialog.tsx'
import { useTold } from '../../shared/use-told.tsx'
import { NameField } from './name-field.tsx'

/** Asks before the operator changes something, says what the change means, and asks for the operator's name. */
export function OperatorDialog<T>({
  title,
  about,
  action,
  done,
  isReady = true,
  change,
  onChanged,
  onClose,
  children,
}: {
  readonly title: string
  /** What the change means, in plain words. */
  readonly about: string
  /** The word on the button that changes it. */
  readonly action: string
  /** What the reader of the page is told when it is changed. */
  readonly done: string
  /** Whether the fields have what the change needs. */
  readonly isReady?: boolean
  readonly change: () => Promise<T>
  readonly onChanged?: (answer: T) => void
  readonly onClose: () => void
  readonly children?: ReactNode
}) {
  const queries = useQueryClient()
  const told = useTold()
  const [name, setName] = useState(loadClaimedName)
  const mutation = useMutation({
    mutationFn: change,
    async onSuccess(answer) {
      onClose()
      onChanged?.(answer)
      told.done(done)
      await queries.invalidateQueries()
    },
  })
  return (
    <FormDialog
      title={title}
      action={action}
      failure={mutation.error}
      isReady={isReady}
      isBusy={mutation.isPending}
      onSubmit={() => {
        saveClaimedName(name)
        mutation.mutate()
      }}
      onClose={onClose}
    >
      <Text>{about}</Text>
      {children}
      <NameField name={name} onChange={setName} />
    </FormDialog>
  )
}
