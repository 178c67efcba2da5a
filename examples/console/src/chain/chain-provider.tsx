import { PhalaProvider } from "phala-stakepool/react";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { type Chain, openChain } from "./open-chain.ts";
import type { Source } from "./source.ts";

interface ChainContext {
	readonly chain: Chain;
	/** Leaves the chain and opens another one. */
	readonly open: (source: Source) => void;
}

const Context = createContext<ChainContext | null>(null);

/** Gives the components below it a chain, and the SDK's client of it. */
export function ChainProvider({ first, children }: { readonly first: Chain; readonly children: ReactNode }) {
	const [chain, setChain] = useState(first);
	const value = useMemo(
		() => ({
			chain,
			open(source: Source) {
				chain.close();
				setChain(openChain(source));
			},
		}),
		[chain],
	);
	return (
		<Context value={value}>
			<PhalaProvider key={chain.key} client={chain.client} appName="Phala Console">
				{children}
			</PhalaProvider>
		</Context>
	);
}

export function useChain(): ChainContext {
	const value = useContext(Context);
	if (value === null) throw new Error("useChain needs a ChainProvider above it.");
	return value;
}
