import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { FailureNote } from './failure-note.tsx'

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

/** Asks for the fields of one thing, and stays open with what the server says if it refuses them. */
export function FormDialog({
  title,
  children,
  action,
  failure,
  isBusy,
  onSubmit,
  onClose,
}: {
  readonly title: string
  readonly children: ReactNode
  /** The word on the button that saves. */
  readonly action: string
  /** Why the last attempt was refused; `null` if it was not. */
  readonly failure: unknown
  readonly isBusy: boolean
  readonly onSubmit: () => void
  readonly onClose: () => void
}) {
  const styles = useStyles()
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            onSubmit()
          }}
        >
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.fields}>
              {failure !== null && <FailureNote title="Nothing was changed" error={failure} />}
              {children}
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>Cancel</Button>
              <Button type="submit" appearance="primary" disabled={isBusy}>
                {isBusy ? <Spinner size="tiny" label="Saving …" /> : action}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
