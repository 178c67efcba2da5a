import { Button, Menu, Text, TextInput } from "@mantine/core";
import { isAddress } from "phala-stakepool";
import { usePhala } from "phala-stakepool/react";
import { useState } from "react";
import { shorten } from "../format/address.tsx";
import { useText } from "../text/text-provider.tsx";
import { useOpenDialog } from "../ui/dialog-provider.tsx";
import { AccountButton } from "./account-button.tsx";
import { useAccount } from "./account-provider.tsx";
import { ROLES } from "./roles.ts";

/** Chooses whom to play: an account of the busy network, or any address. */
export function RoleMenu() {
	const text = useText();
	const { account, select } = useAccount();
	const openDialog = useOpenDialog();
	return (
		<Menu position="bottom-end" width={300}>
			<Menu.Target>
				<AccountButton empty={text.account.label} />
			</Menu.Target>
			<Menu.Dropdown>
				<Menu.Label>{text.account.playAs}</Menu.Label>
				{ROLES.map(({ name, address }) => (
					<Menu.Item
						key={name}
						onClick={() => select(address)}
						aria-current={account?.address === address || undefined}
						rightSection={<span className="address dim">{shorten(address)}</span>}
					>
						<Text size="sm" fw={600}>
							{name}
						</Text>
						<Text size="xs" c="dimmed">
							{text.account.roles[name]}
						</Text>
					</Menu.Item>
				))}
				<Menu.Divider />
				<Menu.Item
					onClick={() =>
						openDialog({ title: text.account.another, children: (close) => <AnotherAccount onDone={close} /> })
					}
				>
					{text.account.another}…
				</Menu.Item>
			</Menu.Dropdown>
		</Menu>
	);
}

function AnotherAccount({ onDone }: { readonly onDone: () => void }) {
	const text = useText();
	const { select } = useAccount();
	const { value: phala } = usePhala();
	const [address, setAddress] = useState("");
	const isValid = phala !== undefined && isAddress(address.trim());
	return (
		<form
			className="another"
			onSubmit={(event) => {
				event.preventDefault();
				if (!isValid) return;
				select(phala.formatAddress(address.trim()));
				onDone();
			}}
		>
			<TextInput
				aria-label={text.account.address}
				placeholder={text.account.address}
				value={address}
				onChange={({ currentTarget }) => setAddress(currentTarget.value)}
			/>
			<Button type="submit" disabled={!isValid}>
				{text.account.use}
			</Button>
		</form>
	);
}
