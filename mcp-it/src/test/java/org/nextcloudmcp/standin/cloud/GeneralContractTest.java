package org.nextcloudmcp.standin.cloud;

import java.util.Optional;
import org.nextcloudmcp.standin.ContractReplay;
import org.nextcloudmcp.standin.Sample;

class GeneralContractTest extends ContractReplay {
    GeneralContractTest() {
        super("general");
    }

    @Override
    protected Optional<String> onlyTheStatus(Sample sample) {
        return sample.name().matches("0[34]-ocs-v.*")
                ? Optional.of("what is said of a share is compared with the rest of sharing")
                : Optional.empty();
    }

    @Override
    protected boolean anyValue(Sample sample, String path) {
        // An older run, whose server gave its address without the port.
        return sample.name().equals("ocs-capabilities.txt") && !path.matches("ocs\\.data\\.capabilities(\\.\\w+)?");
    }
}
