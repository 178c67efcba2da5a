import { Alert, Menu, Text } from "@mantine/core";
import { useWallets } from "phala-stakepool/react";
import { shorten } from "../format/address.tsx";
import { useDescribeError } from "../format/describe-error.ts";
import { useText } from "../text/text-provider.tsx";
import { AccountButton } from "./account-button.tsx";
import { useAccount } from "./account-provider.tsx";

/** Connects a wallet of the browser, and chooses one of its accounts. */
export function WalletMenu() {
	const { account: text } = useText();
	const describe = useDescribeError();
	const { wallets, connect, connected, accounts, disconnect, error, status } = useWallets();
	const { account, select } = useAccount();
	return (
		<Menu position="bottom-end" width={300} closeOnItemClick={connected !== null}>
			<Menu.Target>
				<AccountButton empty={text.connect} />
			</Menu.Target>
			<Menu.Dropdown>
				{connected ? (
					<>
						<Menu.Label>{connected.name}</Menu.Label>
						{accounts.length === 0 && <Menu.Item disabled>{text.noAccounts}</Menu.Item>}
						{accounts.map(({ address, name }) => (
							<Menu.Item
								key={address}
								onClick={() => select(address)}
								aria-current={account?.address === address || undefined}
								rightSection={<span className="address dim">{shorten(address)}</span>}
							>
								{name ?? shorten(address)}
							</Menu.Item>
						))}
						<Menu.Divider />
						<Menu.Item onClick={disconnect}>{text.disconnect}</Menu.Item>
					</>
				) : (
					<>
						<Menu.Label>{text.connect}</Menu.Label>
						{wallets.length === 0 && (
							<Text size="sm" p="xs" c="dimmed">
								{text.noWallet}
							</Text>
						)}
						{wallets.map(({ name }) => (
							<Menu.Item key={name} onClick={() => connect(name)} disabled={status === "connecting"}>
								{name}
							</Menu.Item>
						))}
					</>
				)}
				{error && <Alert color="red">{describe(error)}</Alert>}
			</Menu.Dropdown>
		</Menu>
	);
}
