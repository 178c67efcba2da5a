import { Button, type ButtonProps } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import type { Ref } from "react";
import { shorten } from "../format/address.tsx";
import { useText } from "../text/text-provider.tsx";
import { useAccount } from "./account-provider.tsx";

interface AccountButtonProps extends ButtonProps {
	/** Text while no account is chosen. */
	readonly empty: string;
	/** Given by the menu that it opens. */
	readonly ref?: Ref<HTMLButtonElement>;
}

/** Shows the chosen account, and opens a menu of others. */
export function AccountButton({ empty, ...props }: AccountButtonProps) {
	const text = useText();
	const { account } = useAccount();
	const name = account ? (account.name ?? shorten(account.address)) : empty;
	return (
		<Button
			{...props}
			variant={account ? "default" : "filled"}
			rightSection={<IconChevronDown size={14} aria-hidden />}
			aria-label={account ? `${text.account.label}: ${name}` : empty}
		>
			{name}
		</Button>
	);
}
