// Share one client between components
// Everybody
// Gives all components of a React application one connection, and one subscription for those that read the same.
import { connect, formatPha } from "phala-stakepool";
import { PhalaProvider, useDelegator, usePool } from "phala-stakepool/react";

/** The provider connects when it is mounted, and closes the client when it is unmounted. */
export function App({ endpoint, account }: { endpoint: string; account: string }) {
	return (
		<PhalaProvider key={endpoint} client={(options) => connect(endpoint, options)} appName="My pools">
			<FreeStake pid={22} />
			<FreeStake pid={22} />
			<Account address={account} />
		</PhalaProvider>
	);
}

function FreeStake({ pid }: { pid: number }) {
	const { value, error } = usePool(pid);
	if (error) return <p>{error.message}</p>;
	return (
		<p>{value ? `Pool ${pid}: ${formatPha(value.freeStake, { decimals: 0, grouping: true })} PHA free` : "Loading…"}</p>
	);
}

function Account({ address }: { address: string }) {
	const { value } = useDelegator(address);
	return (
		<p>{value ? `Delegated: ${formatPha(value.stakedTotal, { decimals: 0, grouping: true })} PHA` : "Loading…"}</p>
	);
}
