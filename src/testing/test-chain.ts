import { loadAllReads } from "../chain/load-all-reads.ts";
import type { Phala } from "../client/client.ts";
import { connect } from "../client/connect.ts";
import type { ConnectOptions } from "../client/options.ts";
import { printAs } from "../codec/print-as.ts";
import type { DevAccounts } from "../devchain/accounts.ts";
import type { DevChain } from "../devchain/dev-chain.ts";
import { PhalaError } from "../errors/error.ts";
import { createScenario, type Scenario } from "./scenario.ts";

/**
 * A development chain for one test, with a client, accounts, and functions that set up what the test needs. All members can be
 * destructured.
 *
 * @public
 */
export interface TestChain<T = undefined> extends Scenario, AsyncDisposable {
	/** The chain. */
	readonly chain: DevChain;
	/** A client that is connected to it in process. */
	readonly phala: Phala;
	/** Accounts with a million PHA each at the start: `alice` to `ferdie`. */
	readonly accounts: DevAccounts;
	/** What {@link FixtureOptions.setUp} returned. */
	readonly data: T;
	/**
	 * Connects another client in process, as another user's page would. {@link TestChain.close} closes it.
	 *
	 * @throws PhalaError as `connect`; `CLOSED`
	 */
	connect(options?: ConnectOptions): Promise<Phala>;
	/** Closes the clients and the chain. No timers or sockets remain. */
	close(): Promise<void>;
}

const chainClosed = () =>
	new PhalaError("CLOSED", "The chain of the fixture is closed: start another one.", { operation: "connect" });

/** Connects a client to a chain. Closes the chain if that fails. */
export async function openTestChain<T>(chain: DevChain, options: ConnectOptions, data: T): Promise<TestChain<T>> {
	const clients: Phala[] = [];
	let isClosed = false;
	const close = async () => {
		isClosed = true;
		await Promise.all(clients.map((client) => client.close()));
		await chain.close();
	};
	const connectTo = async (provider: DevChain["provider"], clientOptions: ConnectOptions) => {
		const client = await connect(provider, clientOptions);
		// Under fake timers a read would load it after the test has moved the clock past the read's time limit.
		await loadAllReads(client.generation);
		if (isClosed) {
			await client.close();
			throw chainClosed();
		}
		clients.push(client);
		return client;
	};
	try {
		const phala = await connectTo(chain.provider, options);
		const test: TestChain<T> = {
			chain,
			phala,
			accounts: chain.accounts,
			data,
			...createScenario(chain, phala),
			connect: async (clientOptions = {}) => {
				if (isClosed) throw chainClosed();
				return connectTo(chain.createProvider(), clientOptions);
			},
			close,
			[Symbol.asyncDispose]: close,
		};
		return printAs("TestChain", test, () => ({ chain, phala, data }));
	} catch (error) {
		await close();
		throw error;
	}
}
