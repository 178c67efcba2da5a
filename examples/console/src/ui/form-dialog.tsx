import { Button } from "@mantine/core";
import { type DialogContent, useOpenDialog } from "./dialog-provider.tsx";

interface FormDialogProps extends DialogContent {
	/** Text of the button that opens it. */
	readonly open: string;
	readonly variant?: "filled" | "light" | "default" | "subtle";
	readonly size?: "xs" | "sm";
	readonly disabled?: boolean;
}

/** A button that opens a form in a dialog. The form keeps nothing of the last time. */
export function FormDialog({
	open,
	title,
	children,
	variant = "light",
	size = "sm",
	disabled = false,
}: FormDialogProps) {
	const openDialog = useOpenDialog();
	return (
		<Button variant={variant} size={size} disabled={disabled} onClick={() => openDialog({ title, children })}>
			{open}
		</Button>
	);
}
