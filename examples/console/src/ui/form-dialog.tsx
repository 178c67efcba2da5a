import { Button, Modal } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { type ReactNode, useState } from "react";

interface FormDialogProps {
	/** Text of the button that opens it. */
	readonly open: string;
	readonly title: string;
	readonly variant?: "filled" | "light" | "default" | "subtle";
	readonly size?: "xs" | "sm" | "compact-sm";
	readonly disabled?: boolean;
	/** The form; call `close` when it is done. */
	readonly children: (close: () => void) => ReactNode;
}

/** A button that opens a form in a dialog. The form keeps nothing of the last time. */
export function FormDialog({
	open,
	title,
	variant = "light",
	size = "sm",
	disabled = false,
	children,
}: FormDialogProps) {
	const [isOpen, { open: show, close }] = useDisclosure(false);
	const [times, setTimes] = useState(0);
	return (
		<>
			<Button
				variant={variant}
				size={size}
				disabled={disabled}
				onClick={() => {
					setTimes(times + 1);
					show();
				}}
			>
				{open}
			</Button>
			<Modal opened={isOpen} onClose={close} title={title} centered size="md">
				<div key={times}>{children(close)}</div>
			</Modal>
		</>
	);
}
