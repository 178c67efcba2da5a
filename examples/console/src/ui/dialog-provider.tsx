import { Modal } from "@mantine/core";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { useText } from "../text/text-provider.tsx";

/** What a dialog shows. */
export interface DialogContent {
	readonly title: string;
	/** The content; call `close` when it is done. */
	readonly children: (close: () => void) => ReactNode;
}

const Context = createContext<(content: DialogContent) => void>(() => {});

/** Opens a dialog. */
export const useOpenDialog = () => useContext(Context);

/**
 * Shows one dialog above the page. It stays when the part of the page that opened it goes, e.g. the row of a position that was
 * withdrawn.
 */
export function DialogProvider({ children }: { readonly children: ReactNode }) {
	const text = useText();
	const [content, setContent] = useState<DialogContent | null>(null);
	const [isOpen, setOpen] = useState(false);
	const [times, setTimes] = useState(0);
	const open = useCallback((next: DialogContent) => {
		setContent(next);
		setTimes((before) => before + 1);
		setOpen(true);
	}, []);
	const close = () => setOpen(false);
	return (
		<Context value={open}>
			{children}
			<Modal
				opened={isOpen}
				onClose={close}
				title={content?.title}
				centered
				size="md"
				closeButtonProps={{ "aria-label": text.form.close }}
			>
				<div key={times}>{content?.children(close)}</div>
			</Modal>
		</Context>
	);
}
