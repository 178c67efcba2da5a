import { ActionIcon, CopyButton, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useText } from "../text/text-provider.tsx";

/** The ends of an address or a key, as people compare them. */
export const shorten = (text: string): string => (text.length <= 14 ? text : `${text.slice(0, 6)}…${text.slice(-6)}`);

/** An account, shortened, with all of it on hover. */
export function Address({ value, copy = false }: { readonly value: string; readonly copy?: boolean }) {
	const text = useText();
	const address = (
		<span className="address" title={value}>
			{shorten(value)}
		</span>
	);
	if (!copy) return address;
	return (
		<span className="address-line">
			{address}
			<CopyButton value={value}>
				{({ copied, copy: copyNow }) => (
					<Tooltip label={copied ? text.account.copied : value}>
						<ActionIcon variant="subtle" color="gray" size="sm" onClick={copyNow} aria-label={text.account.copy(value)}>
							{copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
						</ActionIcon>
					</Tooltip>
				)}
			</CopyButton>
		</span>
	);
}
