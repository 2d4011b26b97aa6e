import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Holds files against a profile of veraPDF: a line for each file, then one for each rule that it breaks. */
public class Validate {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(arguments[0]);
        for (int n = 1; n < arguments.length; n++) {
            try (PDFAParser parser =
                    Foundries.defaultInstance().createParser(new FileInputStream(arguments[n]), flavour)) {
                ValidationResult found =
                        Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
                System.out.println("file\t" + found.isCompliant() + "\t" + found.getTotalAssertions());
                Map<String, String> broken = new TreeMap<>();
                for (TestAssertion each : found.getTestAssertions()) {
                    if (each.getStatus() == TestAssertion.Status.FAILED) {
                        String rule = each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber();
                        broken.putIfAbsent(rule, each.getMessage());
                    }
                }
                broken.forEach((rule, why) -> System.out.println("rule\t" + rule + "\t" + why));
            }
        }
    }
}
