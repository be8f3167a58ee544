package org.nextcloudmcp.standin;

/** Tables as recorded: tables, columns, rows, views and shares. */
class TablesContractTest extends ContractReplay {
    TablesContractTest() {
        super("tables");
    }

    @Override
    protected String user(Sample sample) {
        return sample.name().contains("first-call") ? "carol" : super.user(sample);
    }
}
