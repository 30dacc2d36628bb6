import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Spinner,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'

/** Asks before something that cannot be taken back, and says what it means. */
export function Confirm({
  title,
  children,
  action,
  isOpen,
  isBusy,
  onConfirm,
  onClose,
}: {
  readonly title: string
  readonly children: ReactNode
  /** The word on the button that does it. */
  readonly action: string
  readonly isOpen: boolean
  readonly isBusy: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
}) {
  return (
    <Dialog open={isOpen} modalType="alert" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{children}</DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Keep</Button>
            <Button appearance="primary" disabled={isBusy} onClick={onConfirm}>
              {isBusy ? <Spinner size="tiny" label="Working …" /> : action}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
